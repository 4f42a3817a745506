export default definePageConfig({
  navigationBarTitleText: '裁定先例',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
