/** Spec cases that fail for the Node driver itself, whatever server answers, with the reason. */
const neverFalse =
  'the driver leaves out bypassDocumentValidation when it is false (its own tests skip this case)';

export const driverFailures: Readonly<Record<string, string>> = {
  'crud/bypassDocumentValidation: BulkWrite passes bypassDocumentValidation: false': neverFalse,
  'crud/bypassDocumentValidation: FindOneAndReplace passes bypassDocumentValidation: false': neverFalse,
  'crud/bypassDocumentValidation: FindOneAndUpdate passes bypassDocumentValidation: false': neverFalse,
  'crud/bypassDocumentValidation: InsertMany passes bypassDocumentValidation: false': neverFalse,
  'retryable-writes/bulkWrite: First insertOne is never committed':
    'after a network error the driver lists the ids it tried to insert (its own runner does not compare them)',
};
