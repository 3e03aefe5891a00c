namespace CoachBot.Understanding;

/// <summary>Contractions and text-speak, and the words they stand for.</summary>
internal static class Shorthand
{
    /// <summary>What follows an apostrophe; an empty expansion drops the ending (a possessive, or "is").</summary>
    public static (string Ending, string Expanded)[] Endings { get; } =
        [("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'s", "")];

    public static IEnumerable<KeyValuePair<string, string[]>> All => List
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split(','))
        .Select(pair => pair.Split('=', StringSplitOptions.TrimEntries))
        .Select(pair => KeyValuePair.Create(pair[0], pair[1].Split(' ')));

    private const string List = """
        u=you, ur=your, r=are, y=why, ya=you, yr=your, youre=you are, ure=you are, im=i am, ive=i have, id=i would, ill=i will
        dont=do not, didnt=did not, doesnt=does not, cant=can not, can't=can not, cannot=can not, wont=will not, won't=will not
        isnt=is not, arent=are not, wasnt=was not, werent=were not, havent=have not, hasnt=has not, hadnt=had not, couldnt=could not
        wouldnt=would not, shouldnt=should not, dunno=do not know, wanna=want to, gonna=going to, gotta=got to, lemme=let me
        gimme=give me, kinda=kind of, sorta=sort of, outta=out of, innit=is it not, aint=is not, ain't=is not, cos=because
        coz=because, cuz=because, bc=because, thats=that is, whats=what is, wheres=where is, hows=how is, whos=who is, theres=there is
        theyre=they are, theyve=they have, theyd=they would, itll=it will, weve=we have, shes=she is, hes=he is, youve=you have
        pls=please, plz=please, plss=please, pleez=please, thx=thanks, tnx=thanks, tx=thanks, thnx=thanks, thanx=thanks, ty=thank you
        tysm=thank you so much, tq=thank you, cheerz=cheers, tmrw=tomorrow, tmr=tomorrow, tmw=tomorrow, tomoz=tomorrow, tomo=tomorrow
        2moro=tomorrow, 2morrow=tomorrow, tomorow=tomorrow, tommorow=tomorrow, tommorrow=tomorrow, 2day=today, 2nite=tonight
        tonite=tonight, wk=week, wks=weeks, mins=minutes, hrs=hours, mth=month, nxt=next, b4=before, gr8=great, l8r=later, msg=message
        msgs=messages, txt=text, appt=appointment, intvw=interview, intv=interview, interveiw=interview, intervew=interview, iv=interview
        appln=application, apps=applications, appn=application, mgr=manager, mngr=manager, hm=hiring manager, hr=hr, ppl=people
        smth=something, sth=something, smthg=something, sb=somebody, sumone=someone, sumthing=something, abt=about, w=with, wid=with
        w/o=without, rly=really, rn=right now, atm=at the moment, asap=as soon as possible, fyi=for your information, btw=by the way
        idk=i do not know, tbh=honestly, ngl=honestly, imo=honestly, omg=omg, wtf=wtf, k=ok, okay=ok, okey=ok, cvs=cv, resume=cv
        resumes=cv, curriculum=cv, yeah=yes, yep=yes, yup=yes, nah=no, nope=no, em=them, cya=see you, gd=good, hav=have, wat=what
        wot=what, wut=what, luv=love, dat=that, da=the, dis=this, n=and, ppt=presentation, info=information, linkdin=linkedin
        linked=linkedin, linkedln=linkedin, recieved=received, rejcted=rejected, rejectd=rejected, applyed=applied, aplied=applied
        e-mail=email, emial=email, emails=email, mails=mail, favour=favor, practise=practice, practising=practicing, organise=organize
        colour=color, behaviour=behavior, behavioural=behavioral, apologise=apologize, realise=realize, recognise=recognize
        it's=it is, that's=that is, what's=what is, where's=where is, how's=how is, who's=who is, there's=there is, he's=he is
        she's=she is, here's=here is, let's=let us, lets=let us, when's=when is, y'all=you all, o'clock=o'clock
        """;
}
