export default definePageConfig({ navigationBarTitleText: '印场所码' })
