export default definePageConfig({ navigationBarTitleText: '达标雷达' })
