/** What closed codes are called. */
export const codeLabels: Record<string, string> = {
  ok: '成功',
  running: '进行中',
  skipped: '跳过了',
  FUNCTION_TIME_LIMIT_EXCEEDED: '超时',
  FUNCTION_MEMORY_LIMIT_EXCEEDED: '内存超限',
  FUNCTION_EXCEED_RESOURCE_LIMIT: '太忙，没接',
  FUNCTION_INVOCATION_FAILED: '出错',
  EXCEED_MAX_RESPONSE_SIZE: '回答太大',
}

export const sourceLabels: Record<string, string> = {
  wechat: '微信用户',
  web: '网页用户',
  anonymous: '没登录的网页用户',
  timer: '定时',
  function: '云函数',
  nobody: '没有身份',
}

export const kindLabels: Record<string, string> = {
  number: '数字',
  string: '文字',
  boolean: '真假',
  date: '日期',
  array: '列表',
  other: '其他',
  text: '文字检查',
  media: '图片检查',
  code: '小程序码',
  phone: '手机号',
  message: '订阅消息',
}

/** What a write says when it is done; the address names it, so that nobody can put words into a page. */
export const doneSentences: Record<string, string> = {
  saved: '改好了。',
  ran: '跑完了，结果在下面。',
  failed: '跑了，没成功，原因在下面。',
  ended: '这个人的登录都结束了，要用得重新登录。',
}
