using Ouroboros.Cli;

using var interruption = new Interruption();
interruption.Listen();
return Application.Run(args, Composition.Create(interruption));
