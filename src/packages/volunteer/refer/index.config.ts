export default definePageConfig({ navigationBarTitleText: '帮人反映' })
