export { type NavRow, type Shell, ShellProvider } from './context'
export { go, goBack, goInstead } from './go'
export { type TabKey, tabs } from './tabs'
