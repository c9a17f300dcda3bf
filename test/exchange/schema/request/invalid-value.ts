/** A request's value that is not of its type; Exchange answers `ErrorSchemaValidation`. */
export class InvalidValue extends Error {}

/** Throws `InvalidValue` in the words of Exchange's own validator. */
export function invalidValue(name: string, text: string): never {
  throw new InvalidValue(
    `The '${name}' element is invalid - The value '${text}' is invalid according to its datatype.`,
  );
}
