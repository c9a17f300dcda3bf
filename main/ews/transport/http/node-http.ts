/**
 * Node's HTTP client. It is asked for and not imported: an import reads all that the module gives, which brings a whole
 * second client into memory (the browsers' WebSocket is a part of it), 3 MB for each thread.
 * https://nodejs.org/api/process.html#processgetbuiltinmoduleid
 */
export const http = process.getBuiltinModule('node:http');
