/**
 * The one list of what the product may say to its database. The server speaks these words and refuses every
 * other by name; the guard watches that the product stays within them; a test holds list and server together.
 */

export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Commands that carry data and operators, each with the arguments it knows. */
export const dataCommands: Readonly<Record<string, ReadonlySet<string>>> = {
  aggregate: words('pipeline cursor hint allowDiskUse bypassDocumentValidation'),
  count: words('query limit skip hint fields'),
  create: words(''),
  createIndexes: words('indexes commitQuorum'),
  delete: words('deletes ordered'),
  distinct: words('key query hint'),
  drop: words(''),
  dropDatabase: words(''),
  dropIndexes: words('index'),
  explain: words('verbosity'),
  find: words(`filter sort projection hint skip limit batchSize singleBatch allowDiskUse noCursorTimeout
    allowPartialResults oplogReplay`),
  findAndModify: words(`query sort remove update new fields upsert arrayFilters hint
    bypassDocumentValidation`),
  getMore: words('collection batchSize'),
  insert: words('documents ordered bypassDocumentValidation'),
  killCursors: words('cursors'),
  listCollections: words('filter nameOnly authorizedCollections cursor'),
  listDatabases: words('filter nameOnly authorizedDatabases'),
  listIndexes: words('cursor'),
  update: words('updates ordered bypassDocumentValidation'),
};
/** Arguments of every command. */
export const commonArguments = words(`
  $db $clusterTime $readPreference lsid txnNumber comment maxTimeMS readConcern writeConcern apiVersion apiStrict
  apiDeprecationErrors collation let maxTimeMSOpOnly`);
/** Arguments of one statement in `updates` and `deletes`. */
export const updateArguments = words('q u multi upsert arrayFilters hint collation');
export const deleteArguments = words('q limit hint collation');
export const indexOptions = words(`
  v key name ns unique sparse background partialFilterExpression expireAfterSeconds collation`);

/** Commands of drivers around the data; they carry no operators. */
export const sessionCommands = words('buildInfo connectionStatus endSessions hello isMaster ismaster ping');

export const queryOperators = words(`
  $all $and $elemMatch $eq $exists $gt $gte $in $lt $lte $ne $nin $or $regex`);
/** The conditions a partial index may be made of. */
export const partialOperators = words('$and $eq $exists $gt $gte $in $lt $lte');

export const updateOperators = words('$addToSet $inc $pull $push $set $setOnInsert $unset');
export const pushModifiers = words('$each $slice');

export const stages = words('$addFields $group $limit $match $project $set $skip $sort $unset $unwind');

export const accumulators = words('$push $sum');
