export default definePageConfig({ navigationBarTitleText: '登记重了的' })
