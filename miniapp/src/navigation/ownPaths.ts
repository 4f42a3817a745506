/** Addresses of the pages about oneself. */
import { pages } from '@jsjb/shared/kit/pages';

export const ownPaths = {
  posts: `/${pages.posts}`,
  factor: `/${pages.factor}`,
  inbox: `/${pages.inbox}`,
  myData: `/${pages.myData}`,
} as const;
