import { useLayout } from '../../platform/layout'

/** What lies in front of somebody: what is kept on it is kept there and nowhere else. */
export const useMachine = (): string => (useLayout() === 'desk' ? '这台电脑' : '这台手机')
