"""What closes and what ends earlier, as charities write it on their pages."""

import pytest

from services.hours import parse, write, write_english

READ = {
    # Several rules.
    "Mon-Fri 9am-5pm (4.30pm on Fridays)": "Mo-Th 09:00-17:00; Fr 09:00-16:30",
    "Mon-Fri 9am-5pm (4pm Fri)": "Mo-Th 09:00-17:00; Fr 09:00-16:00",
    "Mon-Thu 9am-5pm, Fri 9am-4.30pm": "Mo-Th 09:00-17:00; Fr 09:00-16:30",
    "9am-5pm Monday to Thursday and 9am-4.30pm on Friday": "Mo-Th 09:00-17:00; Fr 09:00-16:30",
    "9am-5pm Mon-Thurs; 9am-4pm Fri": "Mo-Th 09:00-17:00; Fr 09:00-16:00",
    "Monday to Friday 9am-5pm and 7pm-9pm on Tuesdays": (
        "Mo,We-Fr 09:00-17:00; Tu 09:00-17:00,19:00-21:00"
    ),
    "Monday to Friday 9am-5pm (6pm-8pm Wednesdays)": (
        "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-17:00,18:00-20:00"
    ),
    "Mon-Fri 9am-5pm with late opening until 8pm on Thursdays": (
        "Mo-We,Fr 09:00-17:00; Th 09:00-20:00"
    ),
    "Mon-Fri 9am-5pm, late night Thursday until 8pm": "Mo-We,Fr 09:00-17:00; Th 09:00-20:00",
    "Mon-Fri 9am-5pm, open until 8pm on Tuesday and Thursday": (
        "Mo,We,Fr 09:00-17:00; Tu,Th 09:00-20:00"
    ),
    "Mon-Fri 9am-1pm and 2pm-5pm, Fridays until 1pm": (
        "Mo-Th 09:00-13:00,14:00-17:00; Fr 09:00-13:00"
    ),
    "Monday to Friday 9am-12.30pm & 1.30pm-5pm (Fridays until 12.30pm)": (
        "Mo-Th 09:00-12:30,13:30-17:00; Fr 09:00-12:30"
    ),
    "Mon-Fri 10am-12pm and 2pm-4pm, Wednesdays until 6pm": (
        "Mo,Tu,Th,Fr 10:00-12:00,14:00-16:00; We 10:00-12:00,14:00-18:00"
    ),
    "weekdays 9am-5pm, Fridays till midnight": "Mo-Th 09:00-17:00; Fr 09:00-24:00",
    "every night 10pm-2am, Fri and Sat until 4am": "Mo-Th,Su 22:00-02:00; Fr,Sa 22:00-04:00",
    "every day 10pm-2am, Fri and Sat until 4am": "Mo-Th,Su 22:00-02:00; Fr,Sa 22:00-04:00",
    "Mon-Fri 9am-5pm, closing at 4pm on Fridays": "Mo-Th 09:00-17:00; Fr 09:00-16:00",
    "Mon-Fri 9am-5pm, closes at 4pm Friday": "Mo-Th 09:00-17:00; Fr 09:00-16:00",
    "Mon 9am-5pm; Mon 5pm-8pm": "Mo 09:00-17:00,17:00-20:00",
    "Mon-Fri 9am-5pm. Also open Saturdays 10am-2pm": "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    "Mon-Fri 9am-5pm plus Saturday 10am-2pm": "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    "Mon-Fri 9am-5pm with Saturday 10am-2pm": "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    "Mon-Fri 9am-5pm, then Sat 10am-2pm": "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    "10am-4pm Monday, 12pm-8pm Tuesday and Wednesday, 10am-2pm Friday": (
        "Mo 10:00-16:00; Tu,We 12:00-20:00; Fr 10:00-14:00"
    ),
    "7pm-9pm on Mondays; 10am-12pm on Wednesdays": "Mo 19:00-21:00; We 10:00-12:00",
    "6pm – 8pm, Mondays and Thursdays": "Mo,Th 18:00-20:00",
    "Monday 7 - 9pm, Tuesday 1 - 4pm, Thursday 10am - 1pm and 6 - 8pm": (
        "Mo 19:00-21:00; Tu 13:00-16:00; Th 10:00-13:00,18:00-20:00"
    ),
    # Closed and except.
    "Mon-Fri except Wed 9am-5pm": "Mo,Tu,Th,Fr 09:00-17:00",
    "Monday to Friday (except Wednesday) 9am-5pm": "Mo,Tu,Th,Fr 09:00-17:00",
    "every day except Sunday 9am-5pm": "Mo-Sa 09:00-17:00",
    "Every day except Sundays, 10am-4pm": "Mo-Sa 10:00-16:00",
    "Every day (except Sundays) from 10am to 4pm": "Mo-Sa 10:00-16:00",
    "Monday to Friday (excluding bank holidays) 9am to 5pm": "Mo-Fr 09:00-17:00; PH off",
    "Monday to Friday, excluding bank holidays, 9.30am-5pm": "Mo-Fr 09:30-17:00; PH off",
    "Monday–Friday (excl. Bank Holidays): 9am–5pm": "Mo-Fr 09:00-17:00; PH off",
    "Weekdays except bank holidays, 9am-5pm": "Mo-Fr 09:00-17:00; PH off",
    "every day 9am-9pm, closed Sundays, bank holidays 10am-4pm": (
        "Mo-Sa 09:00-21:00; PH 10:00-16:00"
    ),
    "Mon-Fri 9am-5pm, closed Wednesday, Sat 10am-2pm": "Mo,Tu,Th,Fr 09:00-17:00; Sa 10:00-14:00",
    "Closed Mondays, Tuesday to Sunday 10am-4pm": "Tu-Su 10:00-16:00",
    "Closed on Mondays. Tuesday to Sunday 10am-4pm": "Tu-Su 10:00-16:00",
    "Tuesday to Sunday 10am-4pm, closed Mondays": "Tu-Su 10:00-16:00",
    "Mon-Fri 9am-5pm, Sat 10am-noon, closed for lunch 1pm-2pm": (
        "Mo-Fr 09:00-13:00,14:00-17:00; Sa 10:00-12:00"
    ),
    "Mon-Fri 9am-5pm, closed Wednesday 1pm-5pm": "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-13:00",
    "Mon-Fri 9am-5pm, closed from 1pm on Wednesdays": "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-13:00",
    "Mon-Fri 9am-5pm, closed 1pm-2pm on Wednesdays": (
        "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-13:00,14:00-17:00"
    ),
    "Mon-Fri 9am-5pm, closed 1pm-2pm daily": "Mo-Fr 09:00-13:00,14:00-17:00",
    "Mon-Fri 9am-5pm (closed for lunch between 1pm and 2pm)": "Mo-Fr 09:00-13:00,14:00-17:00",
    "Mon-Fri 9am-5pm (closed 12.30pm - 1.30pm for lunch)": "Mo-Fr 09:00-12:30,13:30-17:00",
    "Mon-Fri 9am-5pm, closed daily between 1pm and 2pm": "Mo-Fr 09:00-13:00,14:00-17:00",
    "Mon-Fri 9am-5pm (lunch 1-2pm)": "Mo-Fr 09:00-13:00,14:00-17:00",
    "weekdays and bank holidays 9am-5pm, closed for lunch 1pm-2pm": (
        "Mo-Fr,PH 09:00-13:00,14:00-17:00"
    ),
    "Mon-Fri 9am-5pm except 1pm-2pm": "Mo-Fr 09:00-13:00,14:00-17:00",
    "Mon-Fri 9am-5pm, closed all day Wednesday": "Mo,Tu,Th,Fr 09:00-17:00",
    "Mon-Fri 9am-5pm, Wednesday closed all day": "Mo,Tu,Th,Fr 09:00-17:00",
    "Mon-Fri 9am-5pm, no service on Wednesdays": "Mo,Tu,Th,Fr 09:00-17:00",
    "Mon-Fri 9am-5pm, closed on the first Monday of the month": (
        "Tu-Fr 09:00-17:00, Mo[2] 09:00-17:00, Mo[3] 09:00-17:00, Mo[4] 09:00-17:00, "
        "Mo[5] 09:00-17:00"
    ),
    "Tuesdays 6-8pm except the first Tuesday of the month": (
        "Tu[2] 18:00-20:00, Tu[3] 18:00-20:00, Tu[4] 18:00-20:00, Tu[5] 18:00-20:00"
    ),
    "Mon-Fri 9am-5pm. We are closed at weekends.": "Mo-Fr 09:00-17:00",
    "Mon-Fri 9am-5pm. We are closed on Saturdays, Sundays and Bank Holidays": (
        "Mo-Fr 09:00-17:00; PH off"
    ),
    "Mon-Fri 9am-5pm. Not open at weekends or bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm, not available weekends": "Mo-Fr 09:00-17:00",
    "Mon-Fri 9am-5pm; closed Sat and Sun": "Mo-Fr 09:00-17:00",
    # Bank holidays.
    "Mon-Fri 9am-5pm, closed on all bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm, closed every bank holiday": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm, closed for bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm, closed during bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm (not bank holidays)": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm (exc bank hols)": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm (ex bank holidays)": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm (excludes bank holidays)": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm excluding UK bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm excluding public and bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm excluding bank/public holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm with the exception of bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm, except on bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm, we do not open on bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm, we are not open on bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm. Bank holidays – closed": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm. Closed bank hols.": "Mo-Fr 09:00-17:00; PH off",
    "Sundays & bank holidays 10-4": "Su,PH 10:00-16:00",
    "Mon-Sat 9am-6pm, Sun and bank hols 10am-4pm": "Mo-Sa 09:00-18:00; Su,PH 10:00-16:00",
    "Mon-Sun 9am-9pm inc. bank holidays": 'Mo-Su 09:00-21:00; PH "as usual"',
    "Every day including bank holidays 9am-9pm": 'Mo-Su 09:00-21:00; PH "as usual"',
    "Open every day (including bank holidays) from 10am to 10pm": (
        'Mo-Su 10:00-22:00; PH "as usual"'
    ),
    "Daily, including weekends and bank holidays, 10am-10pm": 'Mo-Su 10:00-22:00; PH "as usual"',
    "10am-10pm every day, including Christmas Day and bank holidays": (
        'Mo-Su 10:00-22:00; PH "as usual"'
    ),
    "10am-10pm every day, including all bank holidays": 'Mo-Su 10:00-22:00; PH "as usual"',
    "Mon-Fri and bank holidays 9am-5pm": "Mo-Fr,PH 09:00-17:00",
    "Mon-Fri 9am-5pm, also open bank holidays 10am-2pm": "Mo-Fr 09:00-17:00; PH 10:00-14:00",
    "Mon-Fri 9am-5pm, including bank holidays except Christmas Day": (
        'Mo-Fr 09:00-17:00; PH "as usual"; Dec 25 off'
    ),
    "Mon-Fri 9am-5pm (closed public holidays)": "Mo-Fr 09:00-17:00; PH off",
    "weekends and bank holidays 24 hours": "Sa,Su,PH 00:00-24:00",
    # Variants.
    "Mon half past 12 to 14:00": "Mo 12:30-14:00",
    "Sun 12.30-16:00": "Su 12:30-16:00",
    "every day 6pm-10pm, Fri and Sat until 2am": "Mo-Th,Su 18:00-22:00; Fr,Sa 18:00-02:00",
    "7 days a week, Mon-Fri 9am-1pm, Sat-Sun 2pm-6pm": "Mo-Fr 09:00-13:00; Sa,Su 14:00-18:00",
    "weekdays and Saturdays 9am-1pm": "Mo-Sa 09:00-13:00",
    "Su 10am-4pm": "Su 10:00-16:00",
    "Fr 9am-5pm, Sa 10am-2pm": "Fr 09:00-17:00; Sa 10:00-14:00",
    "Mo-Fr 9-5": "Mo-Fr 09:00-17:00",
    "Mon-Fri 12.30-17.30, Wed 6-8pm": "Mo,Tu,Th,Fr 12:30-17:30; We 12:30-17:30,18:00-20:00",
    "every night 7pm-11pm, Saturdays until 2am": "Mo-Fr,Su 19:00-23:00; Sa 19:00-02:00",
    "Open Mondays and Thursdays, 6.30pm - 9pm": "Mo,Th 18:30-21:00",
    "Mon-Fri 9am-5pm, with the exception of bank holidays and Christmas Eve": (
        "Mo-Fr 09:00-17:00; PH off; Dec 24 off"
    ),
    "Mon-Fri 9am-5pm, late opening Tuesdays until 7.30pm": "Mo,We-Fr 09:00-17:00; Tu 09:00-19:30",
    "Mon to Thurs 9:30am to 4:30pm & Fri 9:30am to 1pm": "Mo-Th 09:30-16:30; Fr 09:30-13:00",
    "Tuesdays (10am - 1pm), Thursdays (2pm - 5pm)": "Tu 10:00-13:00; Th 14:00-17:00",
    "Our phone lines are open weekdays 10am to 4pm, excluding public holidays": (
        "Mo-Fr 10:00-16:00; PH off"
    ),
    "On Mondays, we open 10am-2pm": "Mo 10:00-14:00",
    "Mon-Fri 9am-5pm, open late Thursdays until 8pm": "Mo-We,Fr 09:00-17:00; Th 09:00-20:00",
    "24/7 including Christmas": "24/7; Dec 25 00:00-24:00",
    "every day 9am-5pm including bank holidays and Christmas": 'Mo-Su 09:00-17:00; PH "as usual"',
    "Mon-Fri 9am-5pm, lunch 1-2pm on Fridays": "Mo-Th 09:00-17:00; Fr 09:00-13:00,14:00-17:00",
    "Mon-Fri 9am-5pm, Sat 9am-3pm, closed 1pm-2pm": (
        "Mo-Fr 09:00-13:00,14:00-17:00; Sa 09:00-13:00,14:00-15:00"
    ),
    "Mon-Fri 9am-5pm, Sat 9am-3pm. Closed 1pm-2pm": (
        "Mo-Fr 09:00-13:00,14:00-17:00; Sa 09:00-13:00,14:00-15:00"
    ),
    "Mon-Fri 9am-5pm (7pm Wednesdays)": "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-19:00",
    "Mon-Fri 6pm-9pm (10pm Wednesdays)": "Mo,Tu,Th,Fr 18:00-21:00; We 18:00-22:00",
    "Mon-Fri 9am-5pm and 6pm-8pm Tuesdays": "Mo,We-Fr 09:00-17:00; Tu 09:00-17:00,18:00-20:00",
    "24 hours, closed Sundays": 'Mo-Sa 00:00-24:00; PH "as usual"',
    "Monday\n9am-5pm\nTuesday\nClosed\nWednesday\n10am-1pm": "Mo 09:00-17:00; We 10:00-13:00",
    "Closed Monday\nTuesday 10am-1pm": "Tu 10:00-13:00",
    "Monday closed, Tuesday 9am-5pm": "Tu 09:00-17:00",
    "Monday, closed, Tuesday 9am-5pm": "Tu 09:00-17:00",
    "Mon-Fri 9am-5pm; closed: Wednesday": "Mo,Tu,Th,Fr 09:00-17:00",
    "10am-4pm Mon, Wed, Fri; 2pm-6pm Tue, Thu": "Mo,We,Fr 10:00-16:00; Tu,Th 14:00-18:00",
    "10am-4pm Mon, Wed, Fri, 2pm-6pm Tue, Thu": "Mo,We,Fr 10:00-16:00; Tu,Th 14:00-18:00",
    "9am-9pm daily, Sundays until 5pm": "Mo-Sa 09:00-21:00; Su 09:00-17:00",
    "9am-9pm daily, Sundays closed": "Mo-Sa 09:00-21:00",
    "9am-9pm daily, closed Sundays": "Mo-Sa 09:00-21:00",
    "9am-5pm Mon-Fri, Thursdays until 8pm": "Mo-We,Fr 09:00-17:00; Th 09:00-20:00",
    "Monday to Friday 9am to 5pm and Saturday 10am to 1pm excluding bank holidays": (
        "Mo-Fr 09:00-17:00; Sa 10:00-13:00; PH off"
    ),
    "Monday to Thursday 9am-5pm and Friday 9am-4.30pm": "Mo-Th 09:00-17:00; Fr 09:00-16:30",
    "Mondays and Wednesdays 10am-1pm and 2pm-4pm": "Mo,We 10:00-13:00,14:00-16:00",
    "every day 8.30am - 6.30pm, Wednesdays until midnight": (
        "Mo,Tu,Th-Su 08:30-18:30; We 08:30-24:00"
    ),
    "Mon 9am-noon, 1pm-4pm; Tue 9am-noon": "Mo 09:00-12:00,13:00-16:00; Tu 09:00-12:00",
    "Monday evenings and Thursdays 7pm-9pm": "Mo,Th 19:00-21:00",
    "Monday and Thursday evenings 7pm-9pm": "Mo,Th 19:00-21:00",
    "Friday nights 10pm-6am": "Fr 22:00-06:00",
    "Tues and Thurs afternoons 1-4pm": "Tu,Th 13:00-16:00",
    "Mon-Fri 9.00-5.00": "Mo-Fr 09:00-17:00",
    "Mon-Fri 9:00-5:00": "Mo-Fr 09:00-17:00",
    "Mon-Fri 9.00 - 17.00": "Mo-Fr 09:00-17:00",
    "Mon-Fri 8.45-16.45": "Mo-Fr 08:45-16:45",
    "Mon-Thu 8.45am-5.15pm, Fri 8.45am-4.45pm": "Mo-Th 08:45-17:15; Fr 08:45-16:45",
    "Mon-Fri 10.30-11.30": "Mo-Fr 10:30-11:30",
    "Mon-Fri 11.00-3.00": "Mo-Fr 11:00-15:00",
    "Mon 0900-1230, 1330-1700": "Mo 09:00-12:30,13:30-17:00",
    "Mon 7:30-9:30pm": "Mo 19:30-21:30",
    "M-F 9-5": "Mo-Fr 09:00-17:00",
    "Dec 25 off; Mo-Fr 09:00-17:00; We 18:00-21:00.": (
        "Mo,Tu,Th,Fr 09:00-17:00; We 18:00-21:00; Dec 25 off"
    ),
    "Mo-Fr 9am-5pm; Sa 10am-1pm": "Mo-Fr 09:00-17:00; Sa 10:00-13:00",
    "mo-fr 9-17": "Mo-Fr 09:00-17:00",
    "Mo to Fr 9-17": "Mo-Fr 09:00-17:00",
    "Monday to Friday, except Wednesday, 9am-5pm, Saturday 10am-noon": (
        "Mo,Tu,Th,Fr 09:00-17:00; Sa 10:00-12:00"
    ),
    "weekdays except bank holidays 9am-5pm and Saturdays except bank holidays 10am-noon": (
        "Mo-Fr 09:00-17:00; Sa 10:00-12:00; PH off"
    ),
    "every day except Sundays and bank holidays, 9am-5pm": "Mo-Sa 09:00-17:00; PH off",
    "every day except Sundays 9am-5pm, Sundays 10am-4pm": "Mo-Sa 09:00-17:00; Su 10:00-16:00",
    "Mon-Fri (including bank holidays) 9am-5pm": 'Mo-Fr 09:00-17:00; PH "as usual"',
    "every day including Sunday 9am-5pm": "Mo-Su 09:00-17:00",
    "Mon-Fri 9am-5pm (not Wednesdays)": "Mo,Tu,Th,Fr 09:00-17:00",
    "Mon-Fri 9am-5pm, not on Wednesdays": "Mo,Tu,Th,Fr 09:00-17:00",
    "Mon-Fri 9am-5pm not Wednesday or bank holidays": "Mo,Tu,Th,Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm, closed the first Monday of the month": (
        "Tu-Fr 09:00-17:00, Mo[2] 09:00-17:00, Mo[3] 09:00-17:00, Mo[4] 09:00-17:00, "
        "Mo[5] 09:00-17:00"
    ),
    "Mon-Fri 9am-5pm, closed 1pm-2pm and 4pm-4.30pm": "Mo-Fr 09:00-13:00,14:00-16:00,16:30-17:00",
    "Mon-Fri 9am-5pm closed 1pm-2pm, Sat 10am-noon": (
        "Mo-Fr 09:00-13:00,14:00-17:00; Sa 10:00-12:00"
    ),
    "Mon-Fri 9am-5pm, closed Wednesday 1pm-2pm, Saturday 10am-noon": (
        "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-13:00,14:00-17:00; Sa 10:00-12:00"
    ),
    "Mon-Fri 9am-5pm, closed Wednesday from 1pm": "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-13:00",
    "Mon-Fri 9am-5pm, closed from noon on Wednesdays and Fridays": (
        "Mo,Tu,Th 09:00-17:00; We,Fr 09:00-12:00"
    ),
    "Mon-Fri 9am-5pm. Wednesday closed from 1pm": "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-13:00",
    "Mon-Fri 9am-5pm, Wednesday closed 12-2pm": (
        "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-12:00,14:00-17:00"
    ),
    "Mon-Fri 9am-5pm (closed 12.30-1.30pm)": "Mo-Fr 09:00-12:30,13:30-17:00",
    "Mon-Fri 9am-5pm, closed 12-1pm for lunch on Fridays": (
        "Mo-Th 09:00-17:00; Fr 09:00-12:00,13:00-17:00"
    ),
    "Mon-Fri 9am-5pm, closed for lunch from 1pm to 2pm": "Mo-Fr 09:00-13:00,14:00-17:00",
    "Mon-Fri 9am-5pm, closed 4pm-6pm Wednesday": "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-16:00",
    "Mon-Fri 9am-5pm, closed bank holidays, Sat 10am-2pm, Sun closed": (
        "Mo-Fr 09:00-17:00; Sa 10:00-14:00; PH off"
    ),
    "Mon-Fri 9am-5pm, closed bank holidays, Sat and Sun 10am-2pm": (
        "Mo-Fr 09:00-17:00; Sa,Su 10:00-14:00; PH off"
    ),
    "Mon-Fri 9am-5pm, closed Saturday, bank holidays 10am-2pm, Sunday 1pm-3pm": (
        "Mo-Fr 09:00-17:00; Su 13:00-15:00; PH 10:00-14:00"
    ),
    "closed bank holidays, Mon-Fri 9am-5pm": "Mo-Fr 09:00-17:00; PH off",
    "closed bank holidays and weekends, Mon-Fri 9am-5pm": "Mo-Fr 09:00-17:00; PH off",
    "closed bank holidays; Mon-Fri 9am-5pm": "Mo-Fr 09:00-17:00; PH off",
    "closed 25 December. Mondays 9am-5pm": "Mo 09:00-17:00; Dec 25 off",
    "From 1 June 2026: weekdays 10-4, Thursdays until 8pm": (
        "2026 Jun 01+ Mo 10:00-16:00, 2026 Jun 01+ Tu 10:00-16:00, "
        "2026 Jun 01+ We 10:00-16:00, 2026 Jun 01+ Th 10:00-20:00, 2026 Jun 01+ Fr 10:00-16:00"
    ),
    "From 1 June 2026: Mon-Fri 9am-5pm, closed bank holidays": (
        "2026 Jun 01+ Mo 09:00-17:00, 2026 Jun 01+ Tu 09:00-17:00, "
        "2026 Jun 01+ We 09:00-17:00, 2026 Jun 01+ Th 09:00-17:00, "
        "2026 Jun 01+ Fr 09:00-17:00; PH off"
    ),
    "From 1 June 2026: Mon-Fri 9am-5pm, closed Wednesdays": (
        "2026 Jun 01+ Mo 09:00-17:00, 2026 Jun 01+ Tu 09:00-17:00, "
        "2026 Jun 01+ Th 09:00-17:00, 2026 Jun 01+ Fr 09:00-17:00"
    ),
    "24/7, 7 days a week": "24/7",
    "24/7, every day": "24/7",
    "24/7 (every day of the year)": "24/7",
    "24 hours a day, 7 days a week, 365 days a year including Christmas Day": "24/7",
    "24-hour support line": "24/7",
    "closed all day Sunday, Mon-Fri 9am-5pm": "Mo-Fr 09:00-17:00",
    "Monday to Friday 9am-5pm only": "Mo-Fr 09:00-17:00",
    "Saturdays only 10am-noon": "Sa 10:00-12:00",
    "bank holidays only 9am-5pm": "PH 09:00-17:00",
    "first and third Tuesday, last Thursday of the month 6-8pm": (
        "Tu[1] 18:00-20:00, Tu[3] 18:00-20:00, Th[-1] 18:00-20:00"
    ),
    "last Friday of the month 6-8pm, closed bank holidays": "Fr[-1] 18:00-20:00; PH off",
    "Mondays 10am-4pm; first Monday of the month: 5pm-8pm": "Mo 10:00-16:00, Mo[1] 17:00-20:00",
    "Helpline: 9am-5pm Mon-Fri": "Mo-Fr 09:00-17:00",
    "Times: Mon-Fri 9-5": "Mo-Fr 09:00-17:00",
    "Mon (9am-5pm) Tue (10am-4pm)": "Mo 09:00-17:00; Tu 10:00-16:00",
    "Mon-Fri 9am-5pm (Wed 6-8pm)": "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-17:00,18:00-20:00",
    "Mon-Fri 9am-5pm (closed Wed) (Sat 10am-2pm)": "Mo,Tu,Th,Fr 09:00-17:00; Sa 10:00-14:00",
    "Mon 6pm-midnight, Tue midnight-2am": "Mo 18:00-24:00; Tu 00:00-02:00",
    "Mon 8am-noon, noon-4pm": "Mo 08:00-12:00,12:00-16:00",
    "Monday 12noon-2pm": "Mo 12:00-14:00",
    "Mon 12 midnight-8am": "Mo 00:00-08:00",
    "Mon noon to midnight": "Mo 12:00-24:00",
    "Mon midnight to noon": "Mo 00:00-12:00",
    "Mon midnight-midnight": "Mo 00:00-24:00",
    "Mon 00:00-00:00": "Mo 00:00-24:00",
    "Mon 00:00-23:59": "Mo 00:00-23:59",
    "The helpline is open Mon-Fri 9am-5pm. The helpline is closed on bank holidays": (
        "Mo-Fr 09:00-17:00; PH off"
    ),
    "Mon-Fri 9am-5pm. The helpline is closed on bank holidays": "Mo-Fr 09:00-17:00; PH off",
    "Mon-Fri 9am-5pm (closed 1pm-2pm), Wed 6-8pm": (
        "Mo,Tu,Th,Fr 09:00-13:00,14:00-17:00; We 09:00-13:00,14:00-17:00,18:00-20:00"
    ),
    "Mon-Fri 9am-5pm (closed 1pm-2pm) and Sat 10am-noon": (
        "Mo-Fr 09:00-13:00,14:00-17:00; Sa 10:00-12:00"
    ),
    "Monday to Friday: our helpline is open 9am-5pm": "Mo-Fr 09:00-17:00",
    "Our helpline is open 24 hours a day": "24/7",
}


@pytest.mark.parametrize(("text", "osm"), READ.items())
def test_what_people_write_is_read_and_said_in_english_that_reads_the_same(
    text: str, osm: str
) -> None:
    hours = parse(text)
    assert (write(hours), parse(write_english(hours))) == (osm, hours)
