export default definePageConfig({
  navigationBarTitleText: '剔除申请',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
