export const session = {
  zh: {
    title: '登录', name: '用户名', password: '密码', submit: '登录', required: '请填写用户名和密码',
    tagline: '一个区的双拥工作：是否达序时，缺口在哪里，该找谁。',
    change: '修改密码', first: '这是初始密码，请先改成自己的密码。', current: '当前密码', next: '新密码', again: '再输一次新密码',
    rule: '至少 10 位，含大写、小写、数字、符号中的三类', mismatch: '两次输入的新密码不一致', changed: '密码已修改',
  },
  en: {
    title: 'Sign in', name: 'User name', password: 'Password', submit: 'Sign in', required: 'Fill in the user name and password',
    tagline: 'One district’s double-support work: whether it is on course, where it is not, and whom to ask.',
    change: 'Change password', first: 'This is a first password; choose your own before you go on.', current: 'Present password', next: 'New password', again: 'New password again',
    rule: 'At least 10 characters of three kinds: upper case, lower case, digits, symbols', mismatch: 'The two new passwords differ', changed: 'The password is changed',
  },
}
