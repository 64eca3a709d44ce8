using System.Globalization;
using Ouroboros.Storage;

namespace Ouroboros.Runs;

/// <summary><c>run.log</c>: a line for each event, with date and time.</summary>
internal sealed class RunLog(RunFolder folder, TimeProvider time)
{
    /// <summary>Appends a line.</summary>
    /// <exception cref="RunFolderException">The disk refuses.</exception>
    public void Write(string text)
    {
        var now = time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        folder.Append(RunFiles.Log, $"{now} {PlainText.Line(text.ReplaceLineEndings(" "))}\n");
    }
}
