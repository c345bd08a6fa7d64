export { type NavRow, type Shell, ShellProvider, useShell } from './context'
export { canGoBack, go, goBack } from './go'
export { type TabKey, tabs } from './tabs'
