export default definePageConfig({ navigationBarTitleText: '申报关系' })
