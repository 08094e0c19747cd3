import { Fragment } from 'preact';

/** A path or address that may break behind its separators rather than run over the edge; a name of the person's own is a word. */
export function Place({ text }: { text: string }) {
  if (!/[\\/@]/.test(text)) return <>{text}</>;
  return (
    <code>
      {text.split(/(?<=[\\/:.@_-])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
