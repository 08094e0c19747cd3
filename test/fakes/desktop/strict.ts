/** Electron's types, held against the double, and a loud word for whatever the double lacks. */

/** Asked of any object by the language, Node's inspector or an assertion, not by the product. */
const ASKED_BY_ANYBODY = new Set(['then', 'toJSON', 'constructor', 'asymmetricMatch', 'nodeType', '$$typeof']);

/** What the product uses and the double lacks throws instead of quietly being undefined. */
export function strict<T extends object>(target: T, name: string): T {
  const proxy: T = new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key, object);
      // Private fields belong to the object behind the proxy; a class stays a class.
      if (typeof value === 'function' && !/^class\b/.test(String(value)))
        return boundTo(object, value as (...args: never[]) => unknown, proxy);
      if (value !== undefined || key in object || typeof key === 'symbol' || ASKED_BY_ANYBODY.has(key)) return value;
      throw new Error(`electron double: ${name}.${key} is not implemented`);
    },
  });
  return proxy;
}

/** A chained call (`emitter.on(…).on(…)`) must not lose the proxy. */
function boundTo(object: object, method: (...args: never[]) => unknown, proxy: object): unknown {
  return (...args: never[]) => {
    const result = method.apply(object, args);
    return result === object ? proxy : result;
  };
}

/** Every member must be one of Electron's, with a type that Electron's users could not tell from the real one. */
type Faithful<Double, Real> = { [K in keyof Double]: K extends keyof Real ? Real[K] : never };

/** Checks an object against Electron's type at compile time and makes it strict. */
export function faithful<Real>() {
  return <Double extends Faithful<Double, Real> & object>(name: string, double: Double): Double => strict(double, name);
}
