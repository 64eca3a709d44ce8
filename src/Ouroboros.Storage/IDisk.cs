namespace Ouroboros.Storage;

/// <summary>The steps in which a run's folder changes. Tests stop or fail at any of them.</summary>
internal interface IDisk
{
    /// <summary>Makes a folder and those above it.</summary>
    void CreateFolder(string path);

    /// <summary>Makes a file to be written; one of that name, or a link, is gone.</summary>
    FileStream Create(string path);

    /// <summary>Waits until the content of a file is on the disk.</summary>
    void Flush(FileStream file);

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    void FlushFolder(string path);

    /// <summary>Gives a file another name, in one step; a file of that name is replaced.</summary>
    void Move(string from, string to);

    /// <summary>Deletes a file, if it is there.</summary>
    void Delete(string path);

    /// <summary>Deletes a folder that holds nothing.</summary>
    void DeleteFolder(string path);

    /// <summary>Adds text to the end of a file.</summary>
    void Append(string path, string text);
}
