/** One connection to the database, with the settings that every program of this product uses. */
import { createConnection, type Connection, type mongo } from 'mongoose';

export type DriverClient = ReturnType<Connection['getClient']>;

/** Waits at most ten seconds. `watch` is given the driver's client, which then reports every command. */
export async function openConnection(
  uri: string,
  watch?: (client: DriverClient) => void,
): Promise<Connection> {
  const connection = await createConnection(uri, {
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 10_000,
    retryWrites: true,
    writeConcern: { w: 'majority' },
    maxPoolSize: 50,
    ...(watch ? { monitorCommands: true } : {}),
  }).asPromise();
  watch?.(connection.getClient());
  return connection;
}

export function databaseOf({ db }: Connection): mongo.Db {
  if (!db) throw new Error('The connection is not open');
  return db;
}
