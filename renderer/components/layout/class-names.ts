/** Joins the class names that apply: `classNames('row', isOpen && 'row--open')`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name): name is string => typeof name === 'string' && name !== '').join(' ');
}
