/** So many items that could not be read are told one by one; the rest is counted. */
export const MOST_TOLD = 20;
