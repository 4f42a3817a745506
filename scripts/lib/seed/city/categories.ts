/** The three-level catalogue (categories.json) unfolded: a category without its own units, limit or rule takes its parent's. */
import type { Limit } from '@jsjb/shared/ticket/ticket';
import catalogue from './categories.json';
import type { Category } from './types';

interface Row {
  code: string;
  name: string;
  unitIds?: string[];
  local?: boolean;
  limit?: Limit;
  keywords?: string[];
  redirect?: string;
  children?: readonly Row[];
}

const LEVELS = { 2: 1, 4: 2, 6: 3 } as const;

function levelOf(code: string): Category['level'] {
  const level = LEVELS[code.length as keyof typeof LEVELS];
  if (!level) throw new Error(`Category code ${code} is not 2, 4 or 6 digits`);
  return level;
}

function unfold(row: Row, parent: Category | null): Category[] {
  const category: Category = {
    code: row.code,
    level: levelOf(row.code),
    name: row.name,
    parentCode: parent?.code ?? null,
    path: [...(parent?.path ?? []), row.name],
    unitIds: row.unitIds ?? parent?.unitIds ?? [],
    local: row.local ?? parent?.local ?? false,
    limit: row.limit ?? parent?.limit ?? '3d',
    keywords: row.keywords ?? [],
    redirect: row.redirect ?? parent?.redirect ?? null,
  };
  return [category, ...(row.children ?? []).flatMap((child) => unfold(child, category))];
}

export function buildCategories(): Category[] {
  return (catalogue as readonly Row[]).flatMap((row) => unfold(row, null));
}
