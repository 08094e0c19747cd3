/**
 * One text of the catalogue: a sentence, or what makes one out of named parameters. A second language is a folder like this
 * one, with the same ids and parameters.
 */
export type Message<P = never> = string | ((params: P) => string);

/** The parameters a message wants; `unknown`: none. */
export type ParamsOf<M> = M extends (params: infer P) => string ? P : unknown;

/** The text of a message. */
export function textOf<P>(message: Message<P>, params: P): string {
  return typeof message === 'string' ? message : message(params);
}
