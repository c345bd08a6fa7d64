import type { ServerResponse } from 'node:http'
import { type Html, html, type Piece } from './html'
import type { ConsoleMode } from './sources'

/** Where one is; the rooms of the console in the order of its menu. */
export const rooms = {
  '': '概览',
  data: '数据',
  functions: '云函数',
  logs: '日志',
  timers: '定时',
  people: '登录',
  files: '文件',
  outbox: '发件箱',
} as const
export type Room = keyof typeof rooms

export const prefix = '/_local/'

/** An address inside the console; parameters that are undefined or empty are left out. */
export function addressOf(path: string, parameters: Record<string, string | number | undefined> = {}): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '')
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return `${prefix}${path.split('/').map(encodeURIComponent).join('/')}${query ? `?${query}` : ''}`
}

/** What a page shows. */
export interface View {
  room: Room
  title: string
  body: Piece
  status?: number
}

/** Nothing from elsewhere, no frames, nothing kept by the browser: the pages show what people said. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // Not `no-referrer`: with that a form does not say where it was sent from.
  'referrer-policy': 'same-origin',
}

export const send = (response: ServerResponse, status: number, type: string, text: string): void => {
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` })
  response.end(text)
}

export const streamHeaders = { ...headers, 'content-type': 'text/event-stream; charset=utf-8' }

export const redirect = (response: ServerResponse, to: string): void => {
  response.writeHead(303, { ...headers, location: to }).end()
}

export function sendPage(response: ServerResponse, view: View, place: { envId: string; mode: ConsoleMode }): void {
  send(response, view.status ?? 200, 'text/html', whole(view, place).text)
}

/** How every page begins. */
const opening = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">`

const whole = ({ room, title, body }: View, { envId, mode }: { envId: string; mode: ConsoleMode }): Html =>
  html`${opening}
<title>${title} · ${envId} · 本机云</title>
<link rel="stylesheet" href="${prefix}style.css">
<link rel="icon" href="data:,">
<script src="${prefix}live.js" defer></script>
</head>
<body>
<a class="skip" href="#content">跳到内容</a>
<header class="top">
<a class="brand" href="${prefix}"><span class="mark" aria-hidden="true"></span>本机云 <span class="env">${envId}</span></a>
<p class="mode ${mode === 'write' ? 'mode-write' : ''}">${mode === 'write' ? '可以改' : '只能看'}</p>
</header>
<div class="frame">
<nav class="menu" aria-label="各个房间"><ul>${Object.entries(rooms).map(
    ([name, label]) =>
      html`<li><a href="${prefix}${name}" ${name === room && html`aria-current="page"`}>${label}</a></li>`,
  )}</ul></nav>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
</div>
<footer class="foot"><p>这里能看到真实的人的资料，只在这台机器上打开，不留在浏览器里。看完请关掉。</p></footer>
</body>
</html>
`

/** A page without menu, for somebody who may not see the others. */
export const sendRefusal = (response: ServerResponse, status: number, title: string, sentence: string): void =>
  send(
    response,
    status,
    'text/html',
    html`${opening}
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${sentence}</p>
</main>
</body>
</html>
`.text,
  )
