// New lines of the log, as they come. Without this file the page shows what was there when it was opened.
const list = document.getElementById('live')
if (list) {
  const state = document.getElementById('live-state')
  const most = Number(list.dataset.most)
  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 40
  const toEnd = () => {
    list.scrollTop = list.scrollHeight
  }
  const add = (parent, name, text, className) => {
    const element = document.createElement(name)
    if (className) element.className = className
    element.textContent = text
    parent.append(element, ' ')
    return element
  }
  toEnd()
  const source = new EventSource(list.dataset.stream)
  source.onopen = () => {
    state.textContent = '正在听，新的会自己出来。'
  }
  source.onerror = () => {
    state.textContent = '断开了，正在重新连。'
  }
  source.onmessage = ({ data }) => {
    const { at, functionName, requestId, stream, text } = JSON.parse(data)
    const follows = isAtEnd()
    const row = document.createElement('li')
    row.className = stream
    add(row, 'time', at)
    add(row, 'span', functionName, 'who')
    if (requestId) {
      const link = add(row, 'a', '')
      link.href = `${list.dataset.calls}/${requestId}`
      link.append(Object.assign(document.createElement('code'), { textContent: requestId.slice(0, 8) }))
    }
    add(row, 'bdi', text)
    list.append(row)
    while (list.children.length > most) list.firstElementChild.remove()
    if (follows) toEnd()
  }
}
