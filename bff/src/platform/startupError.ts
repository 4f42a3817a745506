/** A reason not to start that a person can mend: printed as one sentence, exit code 1. */
export class StartupError extends Error {}
