export default definePageConfig({ navigationBarTitleText: '小红帽' })
