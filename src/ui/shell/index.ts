export { type NavRow, type Shell, ShellProvider } from './context'
export { go, goBack } from './go'
export { type TabKey, tabs } from './tabs'
