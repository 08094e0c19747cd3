let double;

export function initialize(data) {
  double = data.double;
}

export function resolve(specifier, context, next) {
  return specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context);
}
