/** Addresses of the pages about oneself. */
import { pages } from '@jsjb/shared/kit/pages';

export const ownPaths = {
  posts: `/${pages.posts}`,
  factor: `/${pages.factor}`,
  inbox: `/${pages.inbox}`,
  profile: `/${pages.profile}`,
  myData: `/${pages.myData}`,
} as const;
