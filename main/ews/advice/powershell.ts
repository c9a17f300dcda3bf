/**
 * A value as one PowerShell argument that nothing in it can leave: in single quotes nothing is expanded, and a single
 * quote is written twice. PowerShell takes the typographic quotes for the plain one, so they are written twice as well.
 * See about_Quoting_Rules.
 */
export function quoted(value: string): string {
  return `'${value.replaceAll(/['\u2018\u2019\u201A\u201B]/gu, '$&$&').replaceAll(/\p{Cc}+/gu, ' ')}'`;
}
