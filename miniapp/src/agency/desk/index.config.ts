export default definePageConfig({
  navigationBarTitleText: '承办工单',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
