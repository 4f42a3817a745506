export default definePageConfig({ navigationBarTitleText: '工作岗位' });
