export default definePageConfig({ navigationBarTitleText: '单位与场所' })
