/** Addresses of 人民建议: ideas, calls for ideas, rewards. */
export const ideaPaths = {
  home: '/suggest/home/index',
  submit: '/suggest/submit/index',
  detail: '/suggest/detail/index',
  adopted: '/suggest/adopted/index',
  call: '/suggest/call/index',
  calls: '/suggest/calls/index',
  desk: '/suggest/desk/index',
  rewards: '/suggest/rewards/index',
  reward: '/suggest/reward/index',
  ledger: '/suggest/ledger/index',
} as const;
