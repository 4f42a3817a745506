/** A journey starts a whole server with its own store, on whatever machine is at hand. */
jest.setTimeout(240_000);
