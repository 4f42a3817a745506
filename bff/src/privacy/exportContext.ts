/** What a row of everyone's own data is shaped with. */
import type { FieldCipher } from '../platform/personal/fieldCipher';
import type { Reader } from '../ticket/present/reader';

export interface ExportContext {
  /** The person themselves. */
  reader: Reader;
  cipher: FieldCipher;
}
