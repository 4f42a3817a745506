export function folderSize(folder: string): Promise<number>;
export function megabytes(bytes: number): string;
