export default definePageConfig({
  navigationBarTitleText: '考核成绩',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
