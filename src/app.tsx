import type { PropsWithChildren } from 'react'
import './app.scss'

/** Every page draws its own frame (`ui/page`); the app itself only brings the tokens. */
export default function App({ children }: PropsWithChildren) {
  return children
}
