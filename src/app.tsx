import type { PropsWithChildren } from 'react'
import './app.scss'
import { AppFrame } from './features/shell/app-frame'

/** Every page draws its own frame (`ui/page`); the app brings the tokens, who is here and what the street answered. */
export default function App({ children }: PropsWithChildren) {
  return <AppFrame>{children}</AppFrame>
}
