using CoachBot.Understanding;

if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: CoachBot.Training FOLDER   writes there what the readers of CoachBot learn from their examples");
    return 1;
}

new Lessons(folder).LearnAll();
return 0;
