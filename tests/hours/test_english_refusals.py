"""What may mean two things is refused: nobody is sent to a closed line by a guess."""

import pytest

from services.hours import UnreadableHours, parse

REFUSED = {
    # Separators, dashes.
    "Monday-Wednesday-Friday 9am-5pm": "“-Friday 9am-5pm”",
    # Days.
    "Mons 6pm-8pm": "“Mons 6pm-8pm”",
    "Weekdays, Monday to Thursday, 9am-5pm": "“Weekdays, Monday to Thursday, 9am-5pm”",
    # Times.
    "Mon 22.00-6.00": "“22.00-6.00”",
    "Mon 10pm-2": "“10pm-2”",
    "Mon 2-4 and 6-8pm": "“2-4”",
    # 24 hours.
    "7 days a week 365 days a year": "“7 days a week 365 days a year”",
    "Day and night, every day of the year": "“Day and night, every day of the year”",
    "any time, day or night": "“any time, day or night”",
    "24/7 Monday to Friday": "“Monday to Friday”",
    "24/7, weekdays": "“weekdays”",
    "Open 24/7 Mondays": "“Mondays”",
    "24/7 on bank holidays": "“bank holidays”",
    "every day of the year except 25 and 26 December": "“except 25 and 26 December”",
    "open all hours": "“all hours”",
    "open all day": "“all day”",
    "Mon-Fri 9am-5pm, all day Saturday": "“all day Saturday”",
    "all day every day": "“all day every day”",
    "Monday all day": "“all day”",
    # Bank holidays.
    "Mon-Fri 9am-5pm, closed bank holidays except Good Friday": "“except Good Friday”",
    "Mon-Fri 9am-5pm (closed bank holidays except Easter Monday)": "“except Easter Monday)”",
    "Mon-Fri 9am-5pm, closed on bank holidays (apart from Good Friday)": (
        "“apart from Good Friday)”"
    ),
    "Mon-Fri 9am-5pm, closed BHs": "“BHs”",
    "Mon-Fri 9am-5pm, closed bank holiday weekends, Saturdays 10am-2pm": (
        "“bank holiday weekends, Saturdays 10am-2pm”"
    ),
    "Mon-Fri 9am-5pm, closed bank holiday Mondays": "“bank holiday Mondays”",
    "Mon-Fri 9am-5pm, bank holiday Mondays 10am-4pm": "“bank holiday Mondays 10am-4pm”",
    "Mon-Fri 9am-5pm and bank holidays": "“bank holidays”",
    "Mon-Fri 9am-5pm, open on bank holidays": "“bank holidays”",
    "Mon-Fri 9am-5pm, closed holidays": "“holidays”",
    "Mon-Fri 9am-5pm, closed school holidays": "“school holidays”",
    # Dates.
    "24/7, closed Easter Sunday and Monday": "“Easter Sunday and Monday”",
    "Mon-Sat 9am-5pm, closed Good Friday and Monday": "“Good Friday and Monday”",
    "Mon-Fri 9am-5pm, closed Easter Friday and Monday": "“Easter Friday and Monday”",
    "Mon-Fri 9am-5pm, Thursday 24 December 10am-2pm": "“Thursday 24 December”",
    "24/7 except Christmas": "“Christmas”",
    "24/7 except New Year Day": "“New Year Day”",
    "Mon-Fri 9am-5pm, closed 24/12/26": "“/12/26”",
    "Mon-Fri 9am-5pm, closed 25/12/0000": "“25/12/0000”",
    "Mon-Fri 9am-5pm, closed 29 February 2027": "“29 February 2027”",
    "Mon-Fri 9am-5pm. 1 June 2026 to 31 August 2026: Fridays closed": "“Fridays closed”",
    "Mon-Fri 9am-5pm. 1 June 2026 to 31 August 2026: closed Fridays": "“Fridays”",
    "Mon-Fri 9am-5pm. From 1 June 2026: Thursdays until 8pm": "“Thursdays until 8pm”",
    "Mon-Fri 9am-5pm. From 1 June 2026: closed bank holidays": "“closed bank holidays”",
    "Mon-Fri 9am-5pm. From 1 June 2026: closed for lunch 1pm-2pm": "“closed for lunch 1pm-2pm”",
    "Mon-Fri 9am-5pm. From 1 June 2026: bank holidays 10am-4pm": (
        "Bank holidays cannot have hours between dates only"
    ),
    "From 1 June 2026: weekends and bank holidays 10am-4pm": (
        "Bank holidays cannot have hours between dates only"
    ),
    "April to September: Mon-Fri 9am-5pm": "“April to September: Mon-Fri 9am-5pm”",
    # Must refuse.
    "Mon 7-9": "“7-9”",
    "Mon 7-1": "“7-1”",
    "Fri 7-3": "“7-3”",
    "Mon 7.30-7": "“7.30-7”",
    "Mon 9:00-10pm": "“9:00-10pm”",
    "Mon 07:00-9": "“07:00-9”",
    "Mon-Fri 9am-5pm term-time": "“term-time”",
    "Mon-Fri 9am-5pm (term time)": "“term time)”",
    "Mon-Fri 9am-5pm during term": "“during term”",
    "Tuesdays 6-8pm (fortnightly)": "“fortnightly)”",
    "Tuesdays 6-8pm every other week": "“every other week”",
    "Tuesdays 6-8pm alternate weeks": "“alternate weeks”",
    "Every third Tuesday 6-8pm": "“Every third Tuesday 6-8pm”",
    "Mon-Fri 9am-5pm or by appointment": "“or by appointment”",
    "Mon-Fri 9am-5pm (appointment only)": "“appointment only)”",
    "Mon-Fri 9am-5pm approx": "“approx”",
    "Mon-Fri around 9am-5pm": "“around 9am-5pm”",
    "Mon-Fri usually 9am-5pm": "“usually 9am-5pm”",
    "Some Saturdays 10am-2pm": "“Some Saturdays 10am-2pm”",
    "Mon-Fri 9am-5pm and some evenings": "“some evenings”",
    "Mon-Fri 9am-5pm, occasional Saturdays 10am-2pm": "“occasional Saturdays 10am-2pm”",
    "Mon-Fri 9am-5pm, most Saturdays 10am-2pm": "“most Saturdays 10am-2pm”",
    "Mon-Fri 9am-5pm subject to availability": "“subject to availability”",
    "Mon-Fri 9am-5pm, 24 hours notice required": "“notice required”",
    "Mon-Fri 9am-5pm; 24 hour answerphone": "“answerphone”",
    "Mon-Fri 9am-5pm, leave a message at other times": "“leave a message at other times”",
    "Office hours only": "“only”",
    "Mon-Fri 9am-5pm?": "“?”",
    "Mon-Fri 9am-5pm (hours may vary)": "“may vary)”",
    "Mon-Fri 9am-5pm, Sat by arrangement": "“by arrangement”",
    "Mon 9am-5pm, Tue TBC": "“TBC”",
    "Mon-Fri 9am-5pm, evenings by request": "“evenings by request”",
    "Mon-Fri 9am-5pm, closed Christmas week": "“Christmas week”",
    "Mon-Fri 9am-5pm, closed over the Christmas period": "“over the Christmas period”",
    "Mon-Fri 9am-5pm except August": "“August”",
    "Mon-Fri 9am-5pm, closed in August": "“in August”",
    "Mon-Fri 9am-5pm, 31 June closed": "“31 June”",
    "Mon 9am-25pm": "“25pm”",
    "Mon 24:30-25:30": "“24:30-25:30”",
    "Mon 5pm-5pm": "“5pm-5pm”",
    "Mon 12pm-12pm": "“12pm-12pm”",
    "Mon 9:60am-5pm": "“9:60am-5pm”",
    "Mon 0am-5am": "“0am-5am”",
    "Funday 9am-5pm": "“Funday 9am-5pm”",
    "Mon 9am-5pm, 4pm-8pm": "Two times overlap on Monday: 9am to 5pm and 4pm to 8pm",
    "Mon 9am-5pm, Mon closed, Mon 9am-5pm": "Monday is said to be closed, and then to be open",
    "Mon closed; Mon 9am-5pm": "Monday is said to be closed, and then to be open",
    "Mon-Fri 9am-5pm including bank holidays, closed bank holidays": (
        "Two rules for bank holidays contradict each other"
    ),
    "Mon-Fri 9am-5pm, weekends": "“weekends”",
    "Mon-Fri 9am onwards": "“onwards”",
    "Mon-Fri from 9am": "“-Fri from 9am”",
    "from 9am daily": "“daily”",
    "until 5pm daily": "No opening time for Monday comes before its end",
    "Mon-Fri 9am-5pm Sat": "“Sat”",
    "Mon-Fri 9am-5pm (excluding)": "“)”",
    "9-5": "“9-5”",
    "Mon-Fri 9am-5pm & Sat mornings": "“Sat mornings”",
    "Mon-Fri 9 - 5 - 6": "“- 6”",
    # Opening words.
    "We are currently open Mon-Fri 9am-5pm": "“We are currently open Mon-Fri 9am-5pm”",
    # Several rules.
    "Mon – Thurs: 9.30am – 5.30pm (4.30pm on Fridays)": (
        "No opening time for Friday comes before its end"
    ),
    "Mondays 10am-1pm, 6pm-8pm on Wednesdays, Fridays 2pm-4pm": (
        "“Mondays 10am-1pm, 6pm-8pm on Wednesdays, Fridays 2pm-4pm”"
    ),
    "Mondays 10am-1pm and 6pm-8pm on Wednesdays. Fridays 2pm-4pm": (
        "“Mondays 10am-1pm and 6pm-8pm on Wednesdays. Fridays 2pm-4pm”"
    ),
    "weekdays 10am-4pm, Thursdays until 10am": (
        "The end at 10am on Thursday does not fit its opening times"
    ),
    "weekdays 10am-4pm, Thursdays until 9am": (
        "The end at 9am on Thursday does not fit its opening times"
    ),
    "weekdays 9am-5pm, Thursdays until 8am": (
        "The end at 8am on Thursday does not fit its opening times"
    ),
    "Mon-Thu 9am-5pm, Fri until 4pm": "No opening time for Friday comes before its end",
    "Mon-Thu 9am-5pm, closing at 4pm on Fridays": "No opening time for Friday comes before its end",
    "Mon-Fri 9am-5pm, Thurs 9am-8pm": "Two times overlap on Thursday: 9am to 5pm and 9am to 8pm",
    "Monday 6pm until late": "“late”",
    # Closed and except.
    "Mon-Sat 9am-6pm, closed Wednesdays, Saturdays 10am-4pm": (
        "“closed Wednesdays, Saturdays 10am-4pm”"
    ),
    "Mon-Fri 9am-5pm, closed Wednesday afternoons": "“closed Wednesday afternoons”",
    "Mon-Fri 9am-5pm, closed 1pm-2pm on Fridays, Saturdays 6pm-8pm": (
        "“closed 1pm-2pm on Fridays, Saturdays 6pm-8pm”"
    ),
    "Mon-Fri 9am-5pm closed 1-2": "“1-2”",
    "Closed every day except Wednesday 10am-2pm": "“except Wednesday 10am-2pm”",
    "9am-5pm excluding weekends and bank holidays": "“9am-5pm”",
    "every day 9am-9pm, closed on Sundays except the last Sunday of the month": (
        "“except the last Sunday of the month”"
    ),
    "Mon-Fri 9am-5pm, not closed on bank holidays": "“closed on bank holidays”",
    # Places in the month.
    "Mondays 10am-4pm, except the last Monday of the month": (
        "The last Monday of the month cannot be taken out of the others"
    ),
    "first Tuesday 6-8pm": "“first Tuesday 6-8pm”",
    "first Tuesday of the month until 8pm": "No opening time for Tuesday comes before its end",
    # Variants.
    "Mon-Fri 9am-5pm, closed Monday 25 December 2026": "“Monday 25 December 2026”",
    "Mon-Fri 9am-5pm, closed Wednesday, 25 December and Thursday, 26 December": (
        "“Wednesday, 25 December”"
    ),
    "24/7 except Friday, 25 December": "“Friday, 25 December”",
    "weekdays 1pm-5pm, Fridays until noon": (
        "The end at noon on Friday does not fit its opening times"
    ),
    "Mon-Sun 9am-5pm, closed Sat, Sun 10am-4pm": "“closed Sat, Sun 10am-4pm”",
    "Mon-Sat 9am-5pm, closed Wednesdays and Saturdays 10am-2pm": (
        "“closed Wednesdays and Saturdays 10am-2pm”"
    ),
    "Mon-Fri 9am-5pm, closed Wednesdays, Thursdays 1pm-2pm": (
        "“closed Wednesdays, Thursdays 1pm-2pm”"
    ),
    "First Monday of the month closed; Mondays 10am-4pm": (
        "Monday is said to be closed, and then to be open"
    ),
    "Mon-Thu 9am-5pm and 6pm-8pm Fri and Sat 6pm-9pm": (
        "“Mon-Thu 9am-5pm and 6pm-8pm Fri and Sat 6pm-9pm”"
    ),
    "Mon quarter to twelve pm to 2pm": "“quarter to twelve pm to 2pm”",
    "Mon-Fri 9am-5pm, closed bank holiday weekends": "“bank holiday weekends”",
    "Mon 1.30 - 16.30": "“1.30 - 16.30”",
    "Mon 1.00-14.00": "“1.00-14.00”",
    "Mon 3-2pm": "“3-2pm”",
    "Mon 5-4pm": "“5-4pm”",
    "every day 6pm-6am, closed 11pm-1am": (
        "Closed from 11pm to 1am: write the times it is open instead"
    ),
    "Mon 8pm-6am closed 11pm-1am": "Closed from 11pm to 1am: write the times it is open instead",
    "Mon 8pm-6am closed 11pm-midnight": (
        "Closed from 11pm to midnight: write the times it is open instead"
    ),
    "every day 9am-9pm, Sundays until 9am": (
        "The end at 9am on Sunday does not fit its opening times"
    ),
    "Mon-Sat 9am-5pm, closed Wed Thu 6-8pm": "“Thu 6-8pm”",
    "Mon-Fri 9am-5pm closed Sat Sun 10am-4pm": "“Sun 10am-4pm”",
    "Closed Mon Tue 9am-5pm": "“Tue 9am-5pm”",
    "Mon-Fri 9am-5pm closed Mondays bank holidays 10am-2pm": "“bank holidays 10am-2pm”",
    "24/7, bank holidays not confirmed": "hold on bank holidays too",
    "On Mondays we run 10am-2pm": "“we run 10am-2pm”",
    "Mondays 10am-2pm, we close at 1pm on Fridays": "“we close at 1pm on Fridays”",
    "every day 9am-5pm including Christmas": "“including Christmas”",
    "Mon-Fri 9am-5pm including bank holidays and Christmas": (
        "“including bank holidays and Christmas”"
    ),
    "Mon-Fri 9am-5pm, closed weekends including bank holidays": "“including bank holidays”",
    "Mon-Fri 9am-5pm, closed for lunch on Fridays": "“on Fridays”",
    "Mon-Fri 9am-5pm, Sat 9am-3pm (closed 1pm-2pm)": "“closed 1pm-2pm)”",
    "Mon-Fri 9am-5pm, closed Mondays until 18 December 2026": "“until 18 December 2026”",
    "Mon-Fri 9am-5pm, closed from 24 December 2026": "“closed from 24 December 2026”",
    "Mon-Fri 9am-5pm, closed from 24 December": "“closed from 24 December”",
    "Mon-Fri 9am-5pm, closed until 4 January 2027": "“until 4 January 2027”",
    "Mon-Fri 9am-5pm, closed on Sundays not bank holidays": "“not bank holidays”",
    "Mon-Fri 6pm-9pm (7pm Wednesdays)": "“Wednesdays)”",
    "Mon-Sat 9am-5pm (10am Saturdays)": "“Saturdays)”",
    "Mon-Fri 9am-5pm, 7pm-9pm Tuesdays, closed bank holidays": (
        "“Mon-Fri 9am-5pm, 7pm-9pm Tuesdays, closed bank holidays”"
    ),
    "Mon-Fri 9am-5pm, 10am-2pm on 24 December": "“Mon-Fri 9am-5pm, 10am-2pm on 24 December”",
    "Mon-Fri 9am-5pm and 10am-noon 24 December": "“Mon-Fri 9am-5pm and 10am-noon 24 December”",
    "10am-noon 24 December": "No opening time is left. Write when it is open",
    "24 hours Monday to Friday, weekends 10am-4pm": "“10am-4pm”",
    "24 hours a day, weekends 10am-4pm": "“10am-4pm”",
    "24 hours a day Monday to Friday and weekends 10am-4pm": "“10am-4pm”",
    "Monday 9am-5pm\nClosed\nWednesday 10am-1pm": (
        "Nothing that could close is open from 10am to 1pm"
    ),
    "Saturday, closed Sunday, Mon-Fri 9-5": "“Saturday, closed Sunday, Mon-Fri 9-5”",
    "Mon-Fri 9am-5pm Tuesday closed Wednesday": "“Wednesday”",
    "9am-5pm Monday and Tuesday closed": "“closed”",
    "every day 9am-5pm except Sunday, Sunday 10am-4pm": "“except Sunday, Sunday 10am-4pm”",
    "Mon-Fri 9am-5pm except Fridays until 4pm": "“until 4pm”",
    "Monday to Friday 9am-5pm (Friday 4pm)": "“)”",
    "Evenings 6pm-9pm": "“Evenings 6pm-9pm”",
    "Monday evening and Thursday morning 10am-12pm": (
        "“Monday evening and Thursday morning 10am-12pm”"
    ),
    "Monday mornings 2pm-4pm": "“Monday mornings 2pm-4pm”",
    "weekday mornings 9.30-12.30": "“9.30-12.30”",
    "Friday night 1am-5am": "“Friday night 1am-5am”",
    "Mon-Fri 12.00-2.00": "“12.00-2.00”",
    "Monday 9.30-12.30": "“9.30-12.30”",
    "Mon-Fri 10:00-11:00pm": "“10:00-11:00pm”",
    "Mon 7:30-9.30pm": "“7:30-9.30pm”",
    "Mo-Fr 9:00-17:00; We 18:00-21:00": "“9:00”",
    "Dec 25 off; Mo-Fr 9:00-17:00; We 18:00-21:00": "“9:00”",
    "Mo-Fr 9am-5pm; We 6pm-9pm": "“9 am - 5 pm ; We 6 pm - 9 pm”",
    "Mo-Fr 09:00-17:00; We 18:00-21:00 closed bank holidays": "“closed bank holidays”",
    "Mo-Fr 9-5; We 6pm-8pm": "“9 - 5 ; We 6 pm - 8 pm”",
    "24/7; We 10-12": "“10 - 12”",
    "Mo-Fr 09:00-17:00 PH off": "“PH off”",
    "Monday to Friday except Wednesday and Saturday 10am-noon": (
        "“except Wednesday and Saturday 10am-noon”"
    ),
    "Mon-Fri except Wed, Sat 10am-noon": "“except Wed, Sat 10am-noon”",
    "every day, including Christmas Day, 9am-5pm": "“, including Christmas Day, 9am-5pm”",
    "Mon-Fri 9am-5pm, closed every other Monday": "“every other Monday”",
    "Mon-Fri 9am-5pm, closed alternate Fridays": "“alternate Fridays”",
    "Mon-Fri 9am-5pm closed 1pm-2pm and Sat 10am-noon": "“closed 1pm-2pm and Sat 10am-noon”",
    "Mon-Fri 9am-5pm, closed Wednesday 1pm-2pm and Thursday 2pm-3pm": (
        "“closed Wednesday 1pm-2pm and Thursday 2pm-3pm”"
    ),
    "Mon-Fri 9am-5pm, closed Wednesday 1pm-2pm, Thursday 2pm-3pm": (
        "“closed Wednesday 1pm-2pm, Thursday 2pm-3pm”"
    ),
    "Mon-Fri 9am-5pm, closed from 1pm on Wednesdays, Saturdays 10am-noon": (
        "“closed from 1pm on Wednesdays, Saturdays 10am-noon”"
    ),
    "Mon-Fri 9am-5pm (closed for lunch 1-2)": "“1-2”",
    "Mon-Fri 9am-5pm, closed 8am-6pm Wednesday": (
        "Closed from 8am to 6pm: nothing of Wednesday is left"
    ),
    "Mon-Fri 9am-5pm; closed from 5pm": "“closed from 5pm”",
    "Mon-Fri 9am-1pm, 2pm-5pm closed Wednesday 1pm-5pm": (
        "Closed from 1pm to 5pm: nothing of Wednesday is left"
    ),
    "Mon-Fri 9am-5pm, closed bank holidays, Sat, Sun 10am-2pm": (
        "“closed bank holidays, Sat, Sun 10am-2pm”"
    ),
    "closed Christmas Day, Mon-Fri 9am-5pm": "“Christmas Day, Mon-Fri 9am-5pm”",
    "closed 25 December, Monday 9am-5pm": "“25 December, Monday 9am-5pm”",
    "Mon 9am-5pm, closed 25 December, 26 December 10am-noon": (
        "“closed 25 December, 26 December 10am-noon”"
    ),
    "From 1 June 2026: Mon-Fri 9am-5pm, closed Christmas Day. From 1 June 2027: Mon 9am-5pm": (
        "“From 1 June 2027: Mon 9am-5pm”"
    ),
    "1 June 2026 to 31 August 2026: weekends and bank holidays 10am-4pm": (
        "Bank holidays cannot have hours between dates only"
    ),
    "weekends and bank holidays 10am-4pm from 1 June 2026": (
        "Bank holidays cannot have hours between dates only"
    ),
    "Mon-Fri 9am-5pm, closed bank holidays until 18 December 2026": "“until 18 December 2026”",
    "Mon-Fri 9am-5pm from 1 June 2026, closed bank holidays": (
        "“from 1 June 2026, closed bank holidays”"
    ),
    "From 1 June 2026 to 31 August 2026 Monday 9am-5pm, From 1 September 2026 Monday 10am-4pm": (
        "“From 1 September 2026 Monday 10am-4pm”"
    ),
    "24/7, 365": "“365”",
    "24 hour answerphone": "“answerphone”",
    "24/7 answerphone": "“answerphone”",
    "24/7 by appointment": "“by appointment”",
    "Open all day Saturday": "“all day Saturday”",
    "Sat-Sun all day 10am-4pm": "“all day 10am-4pm”",
    "Mon-Fri 9am-5pm, closed all day": "“closed all day”",
    "Saturday only": "“only”",
    "2nd Tuesday and Wednesday of the month 6pm-8pm": (
        "“2nd Tuesday and Wednesday of the month 6pm-8pm”"
    ),
    "first Monday of the month until 8pm; Mondays 10am-4pm": (
        "No opening time for Monday comes before its end"
    ),
    "Mondays 10am-4pm, first Monday of the month until 8pm": (
        "No opening time for Monday comes before its end"
    ),
    "Helpline open Mon-Fri 9am-5pm. Webchat 6pm-9pm daily": "“Webchat 6pm-9pm daily”",
    "Helpline: Mon-Fri 9am-5pm. Office: Mon-Fri 10am-4pm": "“Office: Mon-Fri 10am-4pm”",
    "Phone: Mon-Fri 9am-1pm; Office: Mon-Fri 2pm-4pm": "“Office: Mon-Fri 2pm-4pm”",
    "Mon-Fri 9am-5pm; phone lines close at 4pm on Fridays": "“phone lines close at 4pm on Fridays”",
    "Mon-Fri 9am-5pm (office), helpline 24/7": "“office), helpline 24/7”",
    "Mon-Fri 9am-5pm, support line open Sat 10am-noon": "“support line open Sat 10am-noon”",
    "Mon-Fri 9am-5pm or Sat 10am-2pm": "“or Sat 10am-2pm”",
    "Mon-Fri 9am - 5pm - Sat 10am": "“- Sat 10am”",
    "Monday - Friday - Saturday 9am-5pm": "“- Saturday 9am-5pm”",
    "Mon-Fri-Sun 9am-5pm": "“-Sun 9am-5pm”",
    "Mon – 9am-5pm – Tue – 10am-4pm": "“– Tue – 10am-4pm”",
    "(Mon-Fri) 9am-5pm": "“(Mon-Fri) 9am-5pm”",
    "Mon-Fri: (9am-5pm)": "“: (9am-5pm)”",
    "Mon-Fri: 9am-5pm (Wed: 9am-8pm)": "Two times overlap on Wednesday: 9am to 5pm and 9am to 8pm",
    "The helpline is open 24/7. The office is closed on bank holidays": (
        "“The office is closed on bank holidays”"
    ),
    "Mon-Fri 9am-5pm; Office: Sat 10-12": "“Office: Sat 10-12”",
    "Mon-Fri 9am-5pm, closed Wednesday 1pm-2pm and Thursday 6pm-8pm": (
        "“closed Wednesday 1pm-2pm and Thursday 6pm-8pm”"
    ),
    "Mon-Fri 9am-5pm, closed Wednesday 1pm-2pm, Thursday 6pm-8pm": (
        "“closed Wednesday 1pm-2pm, Thursday 6pm-8pm”"
    ),
}


@pytest.mark.parametrize(("text", "words"), REFUSED.items())
def test_what_is_not_plain_is_refused_with_the_words_it_stopped_at(text: str, words: str) -> None:
    with pytest.raises(UnreadableHours) as refused:
        parse(text)
    assert words in str(refused.value)
