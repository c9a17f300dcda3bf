/** Drawings are given as the address of a file beside the page, never as data. */
declare module '*.svg' {
  const address: string;
  export default address;
}
