// The name under which a counter counts what its form does not list.
/**
 * What is counted for all values that the form does not list: a tally keeps a number for each of its counters and their values, and may
 * not grow with what is answered.
 */
export const notListed = "~";
