/** The one list of what the product may say to its database; the server refuses, and the guard reports, the rest. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Commands that carry the product's data and operators. */
export const dataCommands = words(`
  aggregate count create createIndexes delete distinct drop dropDatabase dropIndexes explain find findAndModify
  getMore insert killCursors listCollections listDatabases listIndexes update`);

/** Commands of drivers and shells around the data; they carry no operators. */
export const sessionCommands = words(`
  buildInfo connectionStatus dbStats endSessions getCmdLineOpts getLog getParameter hello hostInfo isMaster ismaster
  killAllSessions killSessions ping refreshSessions serverStatus startSession`);

export const queryOperators = words(`
  $all $and $comment $elemMatch $eq $exists $gt $gte $in $lt $lte $ne $nin $nor $not $options $or $regex $size`);

export const updateOperators = words('$addToSet $inc $max $min $pull $push $set $setOnInsert $unset');
export const pushModifiers = words('$each $position $slice');

export const stages = words(`
  $addFields $count $facet $group $limit $match $project $set $skip $sort $unset $unwind`);

export const accumulators = words('$addToSet $avg $first $last $max $min $push $sum');

export const expressionOperators = words(`
  $add $and $arrayElemAt $concat $cond $divide $eq $gt $gte $ifNull $in $literal $lt $lte $multiply $ne $not $or
  $size $subtract`);
