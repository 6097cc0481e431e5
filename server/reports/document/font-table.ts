/** The type of an official document, with what stands in for it on a machine that has not bought it (ECMA-376, 17.8.3.1). */
const fonts = [
  { name: '方正小标宋简体', instead: '方正小标宋_GBK,华文中宋,宋体,Noto Serif CJK SC', family: 'roman' },
  { name: '仿宋_GB2312', instead: '仿宋,华文仿宋,FangSong,Noto Serif CJK SC', family: 'modern' },
  { name: '黑体', instead: 'SimHei,华文黑体,Noto Sans CJK SC', family: 'modern' },
  { name: '宋体', instead: 'SimSun,华文宋体,Noto Serif CJK SC', family: 'auto' },
  { name: 'Times New Roman', instead: 'Liberation Serif', family: 'roman' },
]

export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.map(({ name, instead, family }) =>
  `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`).join('')}</w:fonts>`
