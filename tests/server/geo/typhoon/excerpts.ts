/** A few lines of each kind of file, as the agencies publish them. */
export const cmaText = [
  '66666 0000   25 0000 0001 0 6 (nameless)                         20180501',
  '2017041406 0 109 1302 1010      10',
  '66666 1701    3 0002 1701 0 6 MUIFA                              20180501',
  '2017042218 1 102 1345 1006      13',
  '2017042300 2 105 1341 1002      18',
  '2017042306 9 108 1336 1004       9     16',
].join('\r\n')

export const jmaText = [
  '66666 1909  004 0011 1909 0 6               LEKIMA              20191003        ',
  '19080918 002 5 282 1213  950     085     20100 0070 20300 0250                  ',
  '19081000 002 4 291 1207  970     060     90060 0060 20300 0250                  ',
  '19081006 002 4 299 1204  975     050     00000 0000 20375 0250                  ',
  '19081218 002 2 370 1200  992     000                                            ',
  '66666 5101  001 0001 5101 0 6               GEORGIA             20011003        ',
  '51021906 002 2 200 1385 1010                                                   #',
].join('\n')

const columns = 'SID,SEASON,NAME,ISO_TIME,LAT,LON,TRACK_TYPE,USA_LAT,USA_LON,USA_STATUS,USA_WIND,USA_PRES,TOKYO_LAT,TOKYO_LON,TOKYO_GRADE,TOKYO_WIND,TOKYO_PRES,'
  + 'TOKYO_R50_DIR,TOKYO_R50_LONG,TOKYO_R50_SHORT,TOKYO_R30_DIR,TOKYO_R30_LONG,TOKYO_R30_SHORT,CMA_LAT,CMA_LON,CMA_CAT,CMA_WIND,CMA_PRES,'
  + 'USA_R34_NE,USA_R34_SE,USA_R34_SW,USA_R34_NW,USA_R64_NE,USA_R64_SE,USA_R64_SW,USA_R64_NW'
export const ibtracsText = [
  columns,
  ' ,Year, , ,degrees_north,degrees_east, ,degrees_north,degrees_east, ,kts,mb,degrees_north,degrees_east,1,kts,mb,1,nmile,nmile,1,nmile,nmile,degrees_north,degrees_east,1,kts,mb,nmile,nmile,nmile,nmile,nmile,nmile,nmile,nmile',
  '2019214N15134,2019,LEKIMA,2019-08-07 06:00:00,20.95,127.675,main,21,127.7,TY,90,955,21,127.6,5,80,950,9,100,100,4,310,270,20.9,127.7,4,77,950,190,180,135,160,45,30,25, ',
  '2019214N15134,2019,LEKIMA,2019-08-07 09:00:00,21.2751,127.3489,main, , , , , ,21.3075,127.3,5,85,945,9,100,100,9,270,270, , , , , , , , , , , , , ',
  '2019214N15134,2019,LEKIMA,2019-08-07 09:00:00,21.2751,127.3489,PROVISIONAL_spur, , , , , ,29.3075,127.3,5,85,945, , , , , , , , , , , , , , , , , , , ',
].join('\n')

export const zhejiangText = JSON.stringify([{
  tfid: '202116', name: '蒲公英', enname: 'Mindulle', isactive: '0',
  points: [
    { time: '2021/9/23 20:00:00', lng: '143.30', lat: '13.80', strong: '热带风暴', power: '8', speed: '18', pressure: '998', radius7: '250|220|200|180', radius10: '', radius12: '',
      forecast: [
        { tm: '中国', forecastpoints: [{ time: '2021/9/23 20:00:00', lng: '143.30', lat: '13.80', strong: '热带风暴', speed: '18', pressure: '998' }, { time: '2021/9/24 8:00:00', lng: '141.10', lat: '14.80', strong: '热带风暴', speed: '23', pressure: '990' }] },
        { tm: '日本', forecastpoints: [{ time: '2021/9/23 20:00:00', lng: '143.20', lat: '13.70' }, { time: '2021/9/24 20:00:00', lng: '139.10', lat: '15.80' }] },
        { tm: '某台', forecastpoints: [] },
      ] },
    { time: '2021/10/1 8:00:00', lng: '144.10', lat: '', strong: '台风', speed: '35', pressure: '965', radius7: '', radius10: '', radius12: '' },
  ],
}])
