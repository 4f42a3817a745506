/** Addresses of the pages about oneself. */
export const ownPaths = {
  posts: '/account/posts/index',
  factor: '/account/factor/index',
  inbox: '/account/inbox/index',
  myData: '/account/data/index',
} as const;
